import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspaceFiles } from '../../node/files/workspace-files.ts';
import { RECORDING_FORMATS } from '../../shared/recording/formats/index.ts';
import { loadRecording } from '../../shared/recording/load-recording.ts';
import type { Recording } from '../../shared/recording/recording.ts';
import { formatProblem } from '../../shared/text/problem.ts';
import { corpusFolder } from './corpus.ts';

const folder = corpusFolder();
const folders = folder ? readdirSync(folder).filter((name) => name.startsWith('eval-')) : [];
const files = folders.flatMap((name) =>
  readdirSync(join(folder ?? '', name)).map((file) => [name, file] as const),
);

/** Which formats the files of a folder may be of: their collector sorted them by eye. */
const EXPECTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['eval-promptfoo-json', ['promptfoo-json']],
  ['eval-batch-openai', ['batch-results', 'batch-requests']],
  ['eval-vcr-cassette', ['vcr-cassette']],
  ['eval-polly-har', ['http-archive']],
  ['eval-otlp-json', ['otel-spans']],
  ['eval-otel-genai-attrs', ['otel-spans']],
  ['eval-inspect', ['inspect-json', 'inspect-eval']],
  // Two of them are test results about traces, and no traces.
  ['eval-langfuse-trace', ['langfuse', 'unknown']],
  ['eval-langsmith-run', ['langsmith']],
  ['eval-deepeval', ['deepeval']],
  ['eval-promptflow-run', ['promptflow']],
  ['eval-claude-code-transcript', ['claude-code']],
  ['eval-agentv-jsonl', ['agentv', 'unknown']],
  ['eval-openhands-jsonl', ['openhands']],
  ['eval-prompty-tracy', ['prompty-trace']],
]);

describe.skipIf(files.length === 0)('recordings of the corpus', () => {
  it.each(files)(
    '%s/%s is read by the reader of its format, or refused where it stands',
    async (name, file) => {
      const recording = await load(name, file);
      expect(EXPECTED.get(name) ?? ['unknown']).toContain(recording.format);
      expect(new Set(recording.samples.map(({ key }) => key)).size).toBe(recording.samples.length);
      if (recording.samples.length > 0) return;
      expect(recording.problems[0]).toMatchObject({ position: expect.anything() });
    },
  );

  it.each(files)('%s/%s is of one format at most', async (name, file) => {
    const content = await openWorkspaceFiles(join(folder ?? '', name)).read(file);
    const source = { path: file, text: content.kind === 'text' ? content.text : '' };
    const matching = RECORDING_FORMATS.filter((format) => format.matches(source));
    expect(matching.map(({ id }) => id).length).toBeLessThanOrEqual(1);
  });

  it('prints what was refused and why', async () => {
    const refused: string[] = [];
    for (const [name, file] of files) {
      const { samples, problems } = await load(name, file);
      if (samples.length === 0) refused.push(...problems.slice(0, 1).map(formatProblem));
    }
    console.log(refused.join('\n'));
    expect(refused.length).toBeLessThan(files.length / 2);
  });
});

async function load(name: string, file: string): Promise<Recording> {
  const loaded = await loadRecording(file, openWorkspaceFiles(join(folder ?? '', name)));
  if (loaded.kind !== 'read') throw new Error(`${name}/${file} is ${loaded.kind}`);
  return loaded.recording;
}
