// Loaded before the action: a connection to anywhere but this machine fails, and is written down.
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const { connect } = Socket.prototype;

Socket.prototype.connect = function guarded(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? (options.host ?? 'localhost') : 'localhost';
  if (/^(?:127\.|localhost$|::1$)/.test(host)) return connect.apply(this, args);
  appendFileSync(process.env.EGRESS_LOG, `${host}\n`);
  throw new Error(`The test allows no connection to ${host}`);
};
