// Loaded into a service before its own module: whoever started it can end without a word, and nothing is left behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
