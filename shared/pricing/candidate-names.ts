/** Another spelling of the same model, as a catalog may list it. */
type Respelling = { readonly from: RegExp; readonly to: string };

const RESPELLINGS: readonly Respelling[] = [
  // Claude Code asks for the 1M context so; the price follows from the input tokens.
  { from: /\[1m\]$/, to: '' },
  { from: /^gpt-35-/, to: 'gpt-3.5-' },
  { from: /^(ft:[^:]+):.*$/, to: '$1' },
  { from: /-(20\d\d)(\d\d)(\d\d)$/, to: '-$1-$2-$3' },
  // Claude 4 and later put the family before the version, earlier ones behind it; people mix them up.
  { from: /^claude-([4-9])[.-](\d)-(fable|haiku|opus|sonnet)/, to: 'claude-$3-$1-$2' },
  { from: /^claude-([4-9])-(fable|haiku|opus|sonnet)/, to: 'claude-$2-$1' },
  { from: /^claude-(haiku|opus|sonnet)-3[.-](\d)/, to: 'claude-3-$2-$1' },
  { from: /^claude-(haiku|opus|sonnet)-3(?=-|$)/, to: 'claude-3-$1' },
  { from: /^(claude-[a-z0-9-]*\d)\.(\d)/, to: '$1-$2' },
  { from: /^(claude-[a-z-]*\d)-(\d)(?!\d)/, to: '$1.$2' },
  { from: /^(nova|titan)-/, to: 'amazon.$1-' },
];

/** The name itself, then its respellings, each once. */
export function candidateNames(name: string): readonly string[] {
  const names = [name];
  for (const { from, to } of RESPELLINGS) {
    for (const respelled of names.map((known) => known.replace(from, to))) {
      if (!names.includes(respelled)) names.push(respelled);
    }
  }
  return names;
}
