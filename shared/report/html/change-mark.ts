import { markup, type Html } from './markup.ts';

/** A sign for the eye beside a change, whose text has its own sign. */
export function changeMark(direction: 'up' | 'down' | 'none'): Html | undefined {
  if (direction === 'none') return undefined;
  const sign = direction === 'up' ? '▲' : '▼';
  return markup`<span class="mark ${direction}" aria-hidden="true">${sign}</span> `;
}
