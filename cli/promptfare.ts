#!/usr/bin/env node
import process from 'node:process';
import { main } from './main.ts';
import { terminalContext } from './terminal-context.ts';

/** Put in by esbuild.mjs from package.json. */
declare const PROMPTFARE_VERSION: string;

process.exitCode = await main(process.argv.slice(2), terminalContext(), PROMPTFARE_VERSION);
