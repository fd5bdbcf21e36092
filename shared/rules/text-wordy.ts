import type { RuleContext } from './rule-context.ts';
import type { Rule, Waste } from './rule.ts';

/** Phrases that mean exactly what the shorter ones do, wherever they stand. */
const PHRASES: readonly (readonly [string, string])[] = [
  ['in order to', 'to'],
  ['due to the fact that', 'because'],
  ['in spite of the fact that', 'although'],
  ['despite the fact that', 'although'],
  ['in the event that', 'if'],
  ['at this point in time', 'now'],
  ['at the present time', 'now'],
  ['for the purpose of', 'for'],
  ['with the exception of', 'except'],
  ['has the ability to', 'can'],
  ['have the ability to', 'can'],
  ['is able to', 'can'],
  ['are able to', 'can'],
  ['a large number of', 'many'],
  ['the majority of', 'most'],
  ['prior to', 'before'],
  ['subsequent to', 'after'],
  ['in close proximity to', 'near'],
  ['with regard to', 'about'],
  ['in regard to', 'about'],
  ['for the reason that', 'because'],
  ['until such time as', 'until'],
  ['on a regular basis', 'regularly'],
  ['take into consideration', 'consider'],
  ['make use of', 'use'],
  ['utilize', 'use'],
  ['utilizing', 'using'],
  ['each and every', 'every'],
  ['我希望你能够', '请'],
  ['我希望你能', '请'],
  ['我想让你充当', '请充当'],
  ['我希望你充当', '请充当'],
  ['我想让你扮演', '请扮演'],
  ['我希望你扮演', '请扮演'],
  ['我想让你担任', '请担任'],
  ['我希望你担任', '请担任'],
  ['我希望你作为', '请作为'],
  ['我想让你作为', '请作为'],
  ['请你务必', '请务必'],
  ['与此同时', '同时'],
  ['在这种情况下', '此时'],
];

const SHORTER: ReadonlyMap<string, string> = new Map(PHRASES);
const PATTERN = new RegExp(
  [...SHORTER.keys()]
    .map((phrase) => (/^[a-z]/.test(phrase) ? `\\b${phrase}\\b` : phrase))
    .join('|'),
  'gi',
);

/** Many words for few. Worth little (0.1 to 0.3 % of English prompts), so it is off unless a config asks for it. */
export const wordy: Rule = {
  id: 'text/wordy',
  title: 'Many words for few',
  severity: 'off',
  fix: 'suggestion',
  messages: { phrase: '“{phrase}” says no more than “{shorter}”' },
  find: findWordy,
};

function* findWordy({ parts }: RuleContext): Generator<Waste> {
  for (const part of parts) {
    if (part.role !== 'system' && part.role !== 'user') continue;
    for (const { index, 0: phrase } of part.text.matchAll(PATTERN)) {
      const range = { start: index, end: index + phrase.length };
      const plain = SHORTER.get(phrase.toLowerCase());
      if (plain === undefined || part.structure.literals.touches(range)) continue;
      const shorter = /^[A-Z]/.test(phrase)
        ? plain.charAt(0).toUpperCase() + plain.slice(1)
        : plain;
      const replacement = { range, text: shorter };
      yield { part, range, message: 'phrase', values: { phrase, shorter }, replacement };
    }
  }
}
