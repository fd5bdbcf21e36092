// Damaged files: what disks, merges, hostile pull requests and other tools do to recordings.

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random, end) => Math.floor(random() * end);

const MUTATIONS = [
  // Bytes flipped.
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    const flips = 1 + below(random, 8);
    for (let flip = 0; flip < flips && copy.length > 0; flip += 1) {
      copy[below(random, copy.length)] ^= 1 << below(random, 8);
    }
    return copy;
  },
  // Cut off.
  (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1)),
  // A piece repeated, moved or removed.
  (bytes, random) => {
    const start = below(random, bytes.length);
    const end = Math.min(bytes.length, start + below(random, 400));
    const piece = bytes.subarray(start, end);
    const at = below(random, bytes.length);
    const times = random() < 0.3 ? 0 : 1 + below(random, 20);
    return Buffer.concat([bytes.subarray(0, at), ...Array(times).fill(piece), bytes.subarray(at)]);
  },
  // Values that types do not fit, numbers that are none, keys that stand twice or reach a prototype.
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const values = [
      'null',
      '[]',
      '{}',
      '-1',
      '1e400',
      '1e308',
      '9'.repeat(400),
      'NaN',
      'true',
      '""',
      '"x"',
      '[[[]]]',
      '{"__proto__":{"a":1}}',
      '"\\u0000"',
    ];
    const value = values[below(random, values.length)];
    let skip = below(random, 60);
    const changed = text.replace(/:\s*("(?:[^"\\]|\\.)*"|-?[\d.]+|true|false|null)/g, (found) => {
      skip -= 1;
      return skip === 0 || random() < 0.01 ? `: ${value}` : found;
    });
    return Buffer.from(changed, 'latin1');
  },
  // Keys renamed to those of other formats.
  (bytes, random) => {
    const text = bytes.toString('latin1');
    const keys = [...text.matchAll(/"([A-Za-z_.]{2,30})"\s*:/g)].map(([, key]) => key);
    if (keys.length < 2) return bytes;
    const from = keys[below(random, keys.length)];
    const to = random() < 0.2 ? '__proto__' : keys[below(random, keys.length)];
    return Buffer.from(text.replaceAll(`"${from}"`, `"${to}"`), 'latin1');
  },
  // Nested deep.
  (bytes, random) => {
    const at = below(random, bytes.length);
    const depth = 10 ** (1 + below(random, 4));
    const open = ['[', '{"a":', '- ', '{"messages":['][below(random, 4)];
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(open.repeat(depth)),
      bytes.subarray(at),
    ]);
  },
  // YAML aliases: the famous laughs, in what the file already is.
  (bytes, random) => {
    const levels = 4 + below(random, 6);
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < levels; level += 1) {
      const alias = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array(9).fill(alias).join(', ')}]`);
    }
    return Buffer.concat([bytes, Buffer.from(`\n${lines.join('\n')}\n`)]);
  },
];

/** A damaged copy of a file; one, two or three things are wrong with it. */
export function mutate(bytes, random) {
  let copy = bytes;
  const count = 1 + below(random, 3);
  for (let times = 0; times < count && copy.length > 0; times += 1) {
    copy = MUTATIONS[below(random, MUTATIONS.length)](copy, random);
  }
  return copy.length > 2_000_000 ? copy.subarray(0, 2_000_000) : copy;
}
