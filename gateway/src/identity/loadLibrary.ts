type Library = typeof import('oidc-provider');

/**
 * Loads oidc-provider when a provider starts, not before: production never does.
 * On Node 20 the library warns that it wants a newer one; what we use of it is tested on 20, so that line is left out.
 */
export function loadLibrary(): Library {
  const { warn } = console;
  console.warn = (...message: unknown[]) => {
    if (!String(message[0]).includes('Unsupported runtime')) warn(...message);
  };
  try {
    return require('oidc-provider') as Library;
  } finally {
    console.warn = warn;
  }
}
