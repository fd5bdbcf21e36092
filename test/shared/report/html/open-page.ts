import { Parser } from 'htmlparser2';

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of it and of all in it. */
  readonly text: string;
  readonly children: readonly Element[];
};

type Open = { name: string; attributes: Record<string, string>; text: string; children: Open[] };

/** A page as its elements, in the order in which they begin. */
export function openPage(page: string): readonly Element[] {
  const all: Open[] = [];
  const stack: Open[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const element: Open = { name, attributes, text: '', children: [] };
      stack.at(-1)?.children.push(element);
      stack.push(element);
      all.push(element);
    },
    ontext: (text) => {
      for (const element of stack) element.text += text;
    },
    onclosetag: () => {
      stack.pop();
    },
  });
  parser.write(page);
  parser.end();
  return all;
}

export function named(elements: readonly Element[], name: string): readonly Element[] {
  return elements.filter((element) => element.name === name);
}
