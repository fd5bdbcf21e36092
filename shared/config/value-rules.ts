import { sentence, type Sentence, type SentenceValue } from '../text/sentence.ts';

/** What is said of a value, by the name of its key and what stands there instead. */
export type Complaint = (name: SentenceValue, found: SentenceValue) => Sentence;

export type ValueRule =
  | 'amount'
  | 'calls'
  | 'command'
  | 'comment-key'
  | 'day'
  | 'glob'
  | 'max-rows'
  | 'name'
  | 'percentage'
  | 'ref'
  | 'scope'
  | 'share'
  | 'who';

type ExplainedRule = { readonly complain: Complaint; readonly hint?: Sentence };

/** The rules of values that a schema has no words for. A schema names one as its `error`. */
const VALUE_RULES: ReadonlyMap<string, ExplainedRule> = new Map<ValueRule, ExplainedRule>([
  [
    'amount',
    { complain: mustBe(sentence`an amount of 0 or more, such as ${'0.03'} or ${'$0.03'}`) },
  ],
  [
    'calls',
    {
      complain: mustBe(sentence`a number above 0`),
      hint: sentence`Leave \`traffic\` out when it is not known.`,
    },
  ],
  ['command', { complain: mustBeCommand }],
  [
    'comment-key',
    { complain: mustBe(sentence`1 to 50 letters, digits, dots, underscores and hyphens`) },
  ],
  ['day', { complain: mustBe(sentence`a day such as ${'2026-12-31'}`) }],
  [
    'glob',
    {
      complain: mustBe(sentence`a glob of paths inside the repository`),
      hint: sentence`Write it relative to the root, with \`/\`, without \`..\`; to leave files out, use \`exclude\`.`,
    },
  ],
  ['max-rows', { complain: mustBe(sentence`a whole number from ${1} to ${100}`) }],
  ['name', { complain: mustBe(sentence`a name of ${1} to ${100} characters on one line`) }],
  [
    'percentage',
    {
      complain: mustBe(sentence`a percentage such as ${10}`),
      hint: sentence`Write 10 for ten percent; below one percent, write the sign: "0.5%".`,
    },
  ],
  ['ref', { complain: mustBe(sentence`\`auto\` or a branch, tag or commit`) }],
  [
    'scope',
    {
      complain: mustBe(sentence`\`total\` or name a suite, prompts, a tag or a model`),
      hint: sentence`Write \`scope: total\`, or for one suite \`scope: { suite: … }\`.`,
    },
  ],
  ['share', { complain: mustBe(sentence`a percentage from ${1} to ${99}, such as ${80}`) }],
  [
    'who',
    {
      complain: mustBe(
        sentence`write, maintain, admin, codeowners or a team such as ${'@org/team'}`,
      ),
    },
  ],
]);

/** The rule that an issue of a schema names as its message. */
export function findValueRule(message: string): ExplainedRule | undefined {
  return VALUE_RULES.get(message);
}

export function mustBe(what: SentenceValue): Complaint {
  return (name, found) => sentence`${name} must be ${what}, not ${found}`;
}

export function mustHave(what: SentenceValue): Complaint {
  return (name, found) => sentence`${name} must have ${what}, not ${found}`;
}

function mustBeCommand(name: SentenceValue, found: SentenceValue): Sentence {
  return sentence`${name} must start with \`/\` and be 2 to 50 characters on one line, such as /cost approve, not ${found}`;
}
