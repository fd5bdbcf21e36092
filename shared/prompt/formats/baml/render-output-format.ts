import type { BamlField } from './declarations.ts';
import { isNull, type BamlType } from './read-type.ts';
import { PRIMITIVES, reachOf, resolveAlias, type BamlTypes } from './reach-of-type.ts';

/** The arguments of `ctx.output_format(…)`; null is BAML's null, undefined its default. */
export type OutputFormatOptions = {
  readonly prefix?: string | null;
  readonly or_splitter?: string;
  readonly enum_value_prefix?: string | null;
  readonly hoisted_class_prefix?: string | null;
  readonly always_hoist_enums?: boolean;
  readonly hoist_classes?: boolean | readonly string[];
  readonly quote_class_fields?: boolean;
  readonly map_style?: string;
};

type Render = {
  readonly types: BamlTypes;
  readonly options: OutputFormatOptions;
  readonly hoistedClasses: Set<string>;
  readonly hoistedEnums: Set<string>;
  /** Characters that may still be written: types name one another many times over. */
  room: number;
};

const MAX_LENGTH = 400_000;
const MAX_INLINE_VALUES = 6;

/**
 * The text that BAML puts in place of `ctx.output_format` for a return type; empty for a plain string. Rules:
 * BoundaryML/baml engine/baml-lib/jinja-runtime/src/output_format/types.rs at 058c66f. Undefined when a type is not
 * declared in the project or the text would be too long to be meant.
 */
export function renderOutputFormat(
  type: BamlType,
  types: BamlTypes,
  options: OutputFormatOptions,
): string | undefined {
  const target = resolveAlias(type, types);
  const reach = reachOf(target, types);
  if (!reach) return undefined;
  const render: Render = {
    types,
    options,
    hoistedClasses: new Set([...reach.recursive, ...chosenClasses(options, reach.classes)]),
    hoistedEnums: new Set([...reach.enums].filter((name) => isHoisted(name, types, options))),
    room: MAX_LENGTH,
  };
  const text = assemble(render, target);
  return render.room < 0 ? undefined : text.replace(/\n+$/, '');
}

function assemble(render: Render, target: BamlType): string {
  const name = target.kind === 'name' ? target.name : '';
  const prefix = prefixOf(render, target);
  const isHoistedEnum = render.hoistedEnums.has(name);
  const enums = [...render.hoistedEnums].map((hoisted) => enumText(render, hoisted));
  const { hoisted_class_prefix: word } = render.options;
  const classes = [...render.hoistedClasses].map(
    (hoisted) => `${word ? `${word} ` : ''}${hoisted} ${classText(render, hoisted)}`,
  );
  const blocks = isHoistedEnum ? enums.map((text) => prefix + text) : [...enums, ...classes];
  const text = blocks.map((block) => `${block}\n\n`).join('');
  return isHoistedEnum ? text : text + prefix + targetText(render, target, name);
}

function targetText(render: Render, target: BamlType, name: string): string {
  if (name === 'string' && !render.options.prefix) return '';
  if (render.hoistedClasses.has(name)) return name;
  if (render.types.enums.has(name)) return enumText(render, name);
  return typeText(render, target, false);
}

const PREFIXES: { readonly [kind in 'literal' | 'list' | 'map']: string } = {
  literal: 'Answer using this specific value:\n',
  list: 'Answer with a JSON Array using this schema:\n',
  map: 'Answer in JSON using this schema:\n',
};

function prefixOf(render: Render, target: BamlType): string {
  const { prefix } = render.options;
  if (prefix !== undefined) return prefix ?? '';
  if (target.kind === 'name') return prefixOfName(render, target.name);
  if (target.kind !== 'union') return PREFIXES[target.kind];
  const isOptional = target.items.length === 2 && target.items.some(isNull);
  return `Answer in JSON using ${isOptional ? 'this schema' : 'any of these schemas'}:\n`;
}

function prefixOfName({ types, options, hoistedClasses }: Render, name: string): string {
  if (name === 'string') return '';
  if (PRIMITIVES.has(name)) return `Answer as ${/^[aeiou]/.test(name) ? 'an' : 'a'} `;
  if (types.enums.has(name)) return 'Answer with any of the categories:\n';
  const schema = options.hoisted_class_prefix || 'schema';
  return `Answer in JSON using this ${schema}:${hoistedClasses.has(name) ? ' ' : '\n'}`;
}

function typeText(render: Render, written: BamlType, isInner: boolean): string {
  if (render.room < 0) return '';
  const type = resolveAlias(written, render.types);
  switch (type.kind) {
    case 'literal':
      return type.text;
    case 'list':
      return listText(render, resolveAlias(type.item, render.types));
    case 'map': {
      const [key, value] = [typeText(render, type.key, true), typeText(render, type.value, true)];
      const isObject = render.options.map_style === 'object';
      return isObject ? `{${key}: ${value}}` : `map<${key}, ${value}>`;
    }
    case 'union':
      return type.items.map((item) => typeText(render, item, true)).join(orOf(render.options));
    case 'name':
      return nameText(render, type.name, isInner);
  }
}

function nameText(render: Render, name: string, isInner: boolean): string {
  const { types, hoistedClasses, hoistedEnums, options } = render;
  if (isInner && hoistedClasses.has(name)) return name;
  if (types.classes.has(name)) return classText(render, name);
  const declared = types.enums.get(name);
  if (!declared) return name;
  if (hoistedEnums.has(name)) return declared.alias ?? name;
  return declared.values.map((value) => `'${value.alias ?? value.name}'`).join(orOf(options));
}

function orOf(options: OutputFormatOptions): string {
  return options.or_splitter ?? ' or ';
}

function listText(render: Render, item: BamlType): string {
  const text = typeText(render, item, true);
  if (!isHoistedClass(render, item) && isBlock(render, item, text))
    return `[\n  ${text.replaceAll('\n', '\n  ')}\n]`;
  return item.kind === 'union' ? `(${text})[]` : `${text}[]`;
}

function isHoistedClass({ hoistedClasses }: Render, item: BamlType): boolean {
  return item.kind === 'name' && hoistedClasses.has(item.name);
}

function isBlock({ types }: Render, item: BamlType, text: string): boolean {
  if (item.kind === 'union')
    return item.items.every((inner) => inner.kind !== 'name' || !PRIMITIVES.has(inner.name));
  if (item.kind !== 'name') return true;
  if (types.enums.has(item.name)) return text.length > 15;
  return !PRIMITIVES.has(item.name);
}

function classText(render: Render, name: string): string {
  const declared = render.types.classes.get(name);
  const about = declared?.description?.trim() ?? '';
  const lines = about === '' ? '' : about.replaceAll(/^/gm, '  // ');
  let text = about === '' ? '{\n' : `{\n${lines}\n\n`;
  for (const field of declared?.fields ?? []) {
    text += fieldText(render, field);
    if (text.length > render.room) break;
  }
  render.room -= text.length;
  return `${text}}`;
}

function fieldText(render: Render, { name, alias, description, type }: BamlField): string {
  const quote = render.options.quote_class_fields ? '"' : '';
  const about =
    description === undefined ? '' : `  // ${description.replaceAll('\n', '\n  // ')}\n`;
  const value = typeText(render, type, true).replaceAll('\n', '\n  ');
  return `${about}  ${quote}${alias ?? name}${quote}: ${value},\n`;
}

function enumText(render: Render, name: string): string {
  const declared = render.types.enums.get(name);
  const prefix = render.options.enum_value_prefix;
  const sign = prefix === undefined ? '- ' : (prefix ?? '');
  const values = (declared?.values ?? []).map(({ name: value, alias, description }) => {
    const about = description === undefined ? '' : `: ${description.replaceAll('\n', '\n  ')}`;
    return `\n${sign}${alias ?? value}${about}`;
  });
  return `${declared?.alias ?? name}\n----${values.join('')}`;
}

function isHoisted(name: string, types: BamlTypes, options: OutputFormatOptions): boolean {
  const values = types.enums.get(name)?.values ?? [];
  const isLong = values.length > MAX_INLINE_VALUES;
  return isLong || options.always_hoist_enums === true || values.some((value) => value.description);
}

function chosenClasses(
  { hoist_classes: chosen }: OutputFormatOptions,
  classes: ReadonlySet<string>,
): readonly string[] {
  if (chosen === true) return [...classes];
  if (chosen === undefined || chosen === false) return [];
  return chosen.filter((name) => classes.has(name));
}
