import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const docs = readFileSync('docs/editor.md', 'utf8');

/** The names in the first column of the table between two marks. */
function documented(mark: string): readonly string[] {
  const block = docs.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';
  const cells = block.split('\n').map((line) => line.split('|')[1] ?? '');
  return cells.flatMap((cell) => cell.match(/promptfare\.[\w.]+/g) ?? []).toSorted();
}

/** Whatever stands as a value of `key` anywhere below. */
function valuesOf(node: unknown, key: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === key && typeof value === 'string' ? [value] : valuesOf(value, key),
  );
}

const commands = valuesOf(contributes.commands, 'command');

describe('docs/editor.md', () => {
  it('has every command, and no other', () => {
    expect(documented('commands')).toEqual(commands.toSorted());
  });

  it('has every setting, and no other', () => {
    const settings = Object.keys(contributes.configuration.properties);
    expect(documented('settings')).toEqual(settings.toSorted());
  });
});

describe('the manifest', () => {
  it('speaks of commands that are there', () => {
    const inMenus = valuesOf(contributes.menus, 'command');
    const words = readFileSync('package.nls.json', 'utf8').matchAll(/command:(promptfare\.\w+)\)/g);
    const linked = [...words].map(([, id = '']) => id);
    expect([...inMenus, ...linked].filter((id) => !commands.includes(id))).toEqual([]);
  });

  it('names pictures that are there', () => {
    const pictures = [
      ...valuesOf(contributes.walkthroughs, 'svg'),
      ...valuesOf(contributes.viewsContainers, 'icon'),
    ];
    expect(pictures.length).toBeGreaterThan(3);
    expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
  });
});
