/** A half-open run of UTF-16 offsets into one text: `start` is inside, `end` is the first offset after it. */
export type Range = { readonly start: number; readonly end: number };
