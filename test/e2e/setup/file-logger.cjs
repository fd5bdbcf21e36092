// Stands in for VS Code's native logger: the same exports, writing plain lines to the same files.
'use strict';
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const INFO = 2;
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class FileLogger {
  constructor(file) {
    this.file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    for (const level of LEVELS) this[level] = (message) => this.write(level, message);
  }

  write(level, message) {
    try {
      appendFileSync(this.file, `${new Date().toISOString()} [${level}] ${message}\n`);
    } catch {
      // The folder is gone: the run is over, and nobody reads this any more.
    }
  }

  getLevel() {
    return INFO;
  }

  flush() {}
  drop() {}
  setLevel() {}
  setPattern() {}
  clearFormatters() {}
}

const createLogger = async (_name, file) => new FileLogger(file);
const ignore = () => {};

// One by one: VS Code imports them by name, and an object of mixed values would hide the names.
exports.version = 0;
exports.setLevel = ignore;
exports.setFlushOn = ignore;
exports.shutdown = ignore;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
