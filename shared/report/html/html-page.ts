import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64OfBytes } from './base64-of-bytes.ts';
import type { Language } from '../language.ts';
import type { Words } from '../words.ts';
import { htmlText, markup, type Html } from './markup.ts';
import { STYLE } from './style.ts';

/**
 * A page that loads nothing and runs nothing: its policy names the one style it has by hash, so that it is as strict in
 * a browser as in a webview of an editor, and needs neither a nonce nor a source from its host.
 */
export function htmlPage(title: Words, body: Html, { tag, translate }: Language): string {
  const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-${base64OfBytes(sha256(utf8ToBytes(STYLE)))}'`;
  const page = markup`<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ pieces: [policy] }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ pieces: [STYLE] }}</style>
</head>
<body>
${body}</body>
</html>
`;
  return htmlText(page, translate);
}
