import type { SourceFile } from '../../text/files.ts';
import { parseJsonDocument } from '../../text/json-document.ts';
import type { JsonDocument } from '../../text/json-tree.ts';
import { parseYamlDocument } from '../../text/yaml-document.ts';

/** A JSON or YAML file with the place of every value, by its ending. */
export function readDataFile(file: SourceFile): JsonDocument {
  return /\.json$/i.test(file.path) ? parseJsonDocument(file) : parseYamlDocument(file);
}
