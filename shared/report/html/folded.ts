import { say, type Words } from '../words.ts';
import { markup, type Html } from './markup.ts';

/** Evidence that opens when a reader asks for it; print shows it all. */
export function folded(title: Words, count: Words | undefined, body: Html): Html {
  const of = count === undefined ? undefined : markup` <span>${say`(${count})`}</span>`;
  return markup`<details>
<summary><h2>${title}</h2>${of}</summary>
<div class="folded">
${body}</div>
</details>
`;
}
