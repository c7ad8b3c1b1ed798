import 'reflect-metadata';
const { listen } = require('/work/main/subgraphs/kit/src/serve.ts');
import { connect } from 'node:net';
(async () => {
  const l = await listen({ agency: { name: 'x' }, answer: async () => ({ status: 200, body: '{}' }), db: {}, close: async () => {} }, { host: '127.0.0.1', port: 0 });
  const s = connect(l.port, '127.0.0.1'); s.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{'); setTimeout(() => s.destroy(), 200);
  setTimeout(() => { console.log('alive'); process.exit(0); }, 1000);
})();
