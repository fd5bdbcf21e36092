import { expect, it } from 'vitest';
import { mutate, randomOf } from '../../../bench/fuzz/mutate.mjs';
import { RECORDING_FORMATS } from '../../../shared/recording/formats/index.ts';
import { readRecording } from '../../../shared/recording/read-recording.ts';
import { bytesFixture, fixtureFolders, fixturesIn } from './fixture.ts';

const FILES_PER_FIXTURE = 6;

// bench/fuzz/recordings.mjs does the same with a hundred thousand files.
it.each(fixtureFolders())('reads damaged copies of %s to the end', (folder) => {
  const random = randomOf(20_261_122);
  for (const name of fixturesIn(folder)) {
    const whole = Buffer.from(bytesFixture(name).bytes);
    for (let count = 0; count < FILES_PER_FIXTURE; count += 1) {
      const bytes = mutate(whole, random);
      const file = { path: name, bytes };
      const { binary } = RECORDING_FORMATS.find((format) => format.binary?.matches(file)) ?? {};
      const read =
        binary?.read(file) ?? readRecording({ path: name, text: bytes.toString('utf8') });
      const keys = read.samples.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  }
});
