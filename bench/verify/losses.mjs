// Rewrites that lose meaning. Each is a pattern and what to write instead; every place of a text where it fits is one loss.

function changeLetter(letter) {
  return letter === 'x' ? 'y' : 'x';
}

/** The first letter of the second half: no word of the fence itself. */
function changeMiddle(code) {
  const middle = code.length >> 1;
  return code.slice(0, middle) + code.slice(middle).replace(/[a-z](?=[^`]*`)/, changeLetter);
}

/** `[name, pattern, replacement]`; a replacement that changes nothing is no loss. */
export const LOSSES = [
  ['drops a negation', /\bdo not\b/gi, 'do'],
  ['drops a negation', /\bnever\s/gi, ''],
  ['drops a negation', /\bnot\s(?!only)/gi, ''],
  ['drops a negation', /\bwithout\b/gi, 'with'],
  [
    'drops a negation',
    /\b(ca|do|should|must|is)n't\b/gi,
    (_, verb) => (verb === 'ca' ? 'can' : verb),
  ],
  ['drops an exception', /\b(?:unless|except)\b/gi, 'if'],
  ['drops an exception', /\bonly\s/gi, ''],
  ['drops a Chinese negation', /不要/g, '要'],
  ['drops a Chinese negation', /不得/g, '得'],
  ['drops a Chinese negation', /不能/g, '能'],
  ['drops a Chinese negation', /切勿/g, '请'],
  ['turns a Chinese ban into leave', /禁止/g, '允许'],
  ['drops a Chinese exception', /除非/g, '如果'],
  ['drops a Chinese exception', /只能/g, '可以'],
  ['swaps 可以 and 不可以', /不可以/g, '可以'],
  ['swaps 可以 and 不可以', /(?<!不)可以/g, '不可以'],
  ['weakens must', /\bmust\b/g, 'may'],
  ['weakens should', /\bshould\b/g, 'could'],
  ['strengthens may', /\bmay\b/g, 'must'],
  ['makes mandatory optional', /\b(?:mandatory|required)\b/g, 'optional'],
  ['weakens 必须', /必须/g, '可以'],
  ['weakens 应当', /应当/g, '可以'],
  ['changes a figure', /\d(?=\D)/g, (digit) => String((Number(digit) + 1) % 10)],
  ['drops a digit', /(?<=\d)\d(?=\s)/g, ''],
  ['changes a number word', /\b(?:two|three)\b/g, 'four'],
  ['changes a Chinese number', /三(?=[句条个步])|两(?=个)/g, '五'],
  ['changes a unit', /(?<=\d )(?:words|hours|days|seconds|minutes)\b/g, 'lines'],
  ['changes a Chinese unit', /(?<=\d)(?:字|行|小时)/g, '页'],
  ['turns a bound round', /\bat most\b/g, 'at least'],
  ['turns a bound round', /\b(?:no more|fewer) than\b/g, 'more than'],
  ['turns a bound round', /\bup to (?=\d|two|three|five)/g, 'more than '],
  ['turns a Chinese bound round', /不超过|最多/g, '至少'],
  ['deletes a placeholder', /\{\{[^{}]+\}\}|\$\{\w+\}|\{\w+\}|%\(\w+\)s|<%=[^%]+%>/g, ''],
  ['renames a placeholder', /(?<=\{\{ ?)\w+(?=[ |}])/g, 'value'],
  ['drops a block tag', /\{% (?:else|endif) %\}/g, ''],
  ['changes a URL', /(?<=https?:\/\/[\w./-]*)[a-z](?=[\w/?=])/g, changeLetter],
  ['changes a path', /(?<=[a-z]\/)\w+(?=\.\w)/g, 'other'],
  ['changes code', /`[^`\n]+`/g, (code) => code.replace(/[a-z]/, changeLetter)],
  ['changes fenced code', /^```\w*\n[^`]+^```$/gm, changeMiddle],
  ['changes quoted words', /(?<=["“])[A-Za-z]{4,}(?=[^"”\n]*["”])/g, 'word'],
  ['changes quoted words', /(?<=“)[\u4e00-\u9fff]{2}/g, '再见'],
  ['renames a tag', /(?<=<)(?:contract|instructions|schema|examples|code)(?=>)/g, 'context'],
  ['renumbers a list', /(?<=^)2(?=\. )/gm, '3'],
  ['renames a heading that is referred to', /(?<=^## )(?:Output Format|Sections)/gm, 'Layout'],
  ['changes a name', /(?<=[a-z,] )(?:Dana|Priya|Tomás|OpenAI|Kubernetes|TypeScript)\b/g, 'Robin'],
  ['lowers capitals', /\b(?:JSON|HTML|PINs|TBD|EUR|NumPy)\b/g, (name) => name.toLowerCase()],
  ['drops a rule', /^(?:- |\d\. |\* )?[^\n]*\b(?:must|never|may|should)\b[^\n]*\n/gim, ''],
  ['drops a Chinese rule', /^(?:- |\d\. )?[^\n]*(?:必须|不得|不能|禁止|可以)[^\n]*\n/gm, ''],
];

/** Every loss that can be planted in a text. */
export function lossesOf(text) {
  return LOSSES.flatMap(([name, pattern, replacement]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = typeof replacement === 'string' ? replacement : replacement(...match);
      const after =
        text.slice(0, match.index) + written + text.slice(match.index + match[0].length);
      return after === text ? [] : [{ name, before: text, after, what: match[0] }];
    }),
  );
}
