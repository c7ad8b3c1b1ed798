#!/usr/bin/env node
const { join } = require('node:path');

// The compiler looks for its settings in the current folder, which may be any.
process.env.SWC_NODE_PROJECT ??= join(__dirname, '../../../tsconfig.json');
require('@swc-node/register');
require('./main');
