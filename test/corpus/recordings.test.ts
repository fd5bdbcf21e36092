import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECORDING_FORMATS } from '../../shared/recording/formats/index.ts';
import { readRecording } from '../../shared/recording/read-recording.ts';
import type { SourceFile } from '../../shared/text/files.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();
const folders = folder ? readdirSync(folder).filter((name) => name.startsWith('eval-')) : [];
const files = folders.flatMap((name) =>
  readdirSync(join(folder ?? '', name)).map((file) => [name, file] as const),
);

describe.skipIf(files.length === 0)('recordings of the corpus', () => {
  it.each(files)('%s/%s has one reader, or a reason', (name, file) => {
    const source = read(name, file);
    const matching = RECORDING_FORMATS.filter((format) => format.matches(source)).map(
      ({ id }) => id,
    );
    expect(matching).toEqual(name === 'eval-promptfoo-json' ? ['promptfoo-json'] : []);
    const recording = readRecording(source);
    if (matching.length > 0) expect(recording.samples.length).toBeGreaterThan(0);
    else
      expect(recording.problems[0]).toMatchObject({
        severity: 'error',
        position: expect.anything(),
      });
    expect(new Set(recording.samples.map(({ key }) => key)).size).toBe(recording.samples.length);
  });

  it('prints what was read', () => {
    const rows = new Map<
      string,
      { files: number; samples: number; withUsage: number; refused: number }
    >();
    for (const [name, file] of files) {
      const { format, samples } = readRecording(read(name, file));
      const row = rows.get(format) ?? { files: 0, samples: 0, withUsage: 0, refused: 0 };
      row.files += 1;
      row.samples += samples.length;
      row.withUsage += samples.filter(({ usage }) => usage).length;
      row.refused += samples.length === 0 ? 1 : 0;
      rows.set(format, row);
    }
    console.table(Object.fromEntries(rows));
    expect(rows.size).toBeGreaterThan(1);
  });
});

function read(name: string, file: string): SourceFile {
  const text = readFileSync(join(folder ?? '', name, file), 'utf8').replace(/^\uFEFF/, '');
  return { path: `${name}/${file}`, text };
}
