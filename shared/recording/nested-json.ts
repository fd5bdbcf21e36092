import type { Json } from '../text/json.ts';
import { scanJson, skipJsonBlanks } from './scan-json.ts';

/**
 * The object or list that a string of a file holds as JSON; tools put one into the other. Undefined for any other
 * text. It is as hostile as the file, so its depth is checked before it is parsed.
 */
export function nestedJson(text: string): Json | undefined {
  const start = text.charAt(skipJsonBlanks(text, 0));
  if (start !== '[' && start !== '{') return undefined;
  const scan = scanJson(text);
  if (scan.mistake) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value, or what it holds when it is a string of JSON, or a string of a string of JSON. */
export function unpacked(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  const text = innerString(value) ?? value;
  return nestedJson(text) ?? text;
}

function innerString(text: string): string | undefined {
  if (!text.startsWith('"') || !text.endsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
