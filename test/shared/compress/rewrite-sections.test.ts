import { describe, expect, it } from 'vitest';
import { readRewrite } from '../../../shared/compress/rewrite-request.ts';
import { rewriteSections } from '../../../shared/compress/rewrite-sections.ts';
import { splitSections } from '../../../shared/compress/split-sections.ts';
import { CHARACTER_TARGET } from './char-target.ts';

const PROSE = 'Answer in the language of the customer and keep every answer short and friendly. ';

describe('sections of a text', () => {
  it('go from heading to heading, without the white space around them', () => {
    const text = `# One\n\n${PROSE.repeat(2)}\n\n\n# Two\n\n${PROSE.repeat(2)}\n`;
    const sections = splitSections(text).map(({ start, end }) => text.slice(start, end));
    expect(sections).toEqual([
      `# One\n\n${PROSE.repeat(2).trim()}`,
      `# Two\n\n${PROSE.repeat(2).trim()}`,
    ]);
  });

  it('are cut at blank lines when they are long, never inside code', () => {
    const code = `\`\`\`\n${'x\n\n'.repeat(1000)}\`\`\`\n`;
    const text = `${PROSE.repeat(20)}\n\n${code}\n${PROSE.repeat(2)}`;
    const sections = splitSections(text).map(({ start, end }) => text.slice(start, end));
    for (const section of sections) expect(section.split('```').length % 2).toBe(1);
    expect(sections.length).toBeGreaterThan(1);
  });

  it('are none in a short text', () => {
    expect(splitSections('Be kind.')).toEqual([]);
  });
});

describe('rewriting sections', () => {
  const { tokenizer } = CHARACTER_TARGET;

  it('asks for each section alone and offers what comes back', async () => {
    const asked: string[] = [];
    const text = `# One\n${PROSE.repeat(2)}\n# Two\n${PROSE.repeat(2)}`;
    const proposals = await rewriteSections(text, {
      tokenizer,
      keepRatio: 0.5,
      askModel: async ({ user }) => {
        asked.push(user);
        return asked.length === 1 ? '<shorter>\n# One\nAnswer short.\n</shorter>' : 'I cannot.';
      },
    });
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^Use at most 84 tokens; the section has 167\./);
    expect(proposals.map((proposal) => proposal.text)).toEqual(['# One\nAnswer short.']);
  });

  it.each([
    ['<shorter>a</shorter>', 'a'],
    ['Sure! <shorter>\na\n</shorter> Done.', 'a'],
    ['a', undefined],
    ['<shorter>a', undefined],
    ['<shorter> </shorter>', undefined],
  ])('reads %j as %j', (answer, section) => {
    expect(readRewrite(answer)).toBe(section);
  });
});
