import type { Check } from '../check.ts';
import { code } from './code.ts';
import { links } from './links.ts';
import { listNumbering } from './list-numbering.ts';
import { modals } from './modals.ts';
import { names } from './names.ts';
import { negations } from './negations.ts';
import { numbers } from './numbers.ts';
import { placeholders } from './placeholders.ts';
import { quotes } from './quotes.ts';
import { tagsAndHeadings } from './tags-and-headings.ts';

/** Every check of the verifier; a rewrite has to pass all of them. */
export const CHECKS: readonly Check[] = [
  placeholders,
  numbers,
  negations,
  modals,
  quotes,
  links,
  code,
  tagsAndHeadings,
  names,
  listNumbering,
];
