/** Where a page or a file of this project can be read, by its path: `docs/recordings.md`. */
export function docUrl(path: string): string {
  return `https://github.com/promptfare/promptfare/blob/main/${path}`;
}
