/** Languages in whose code prompts are found, by VS Code's ids, with what begins a comment. */
const COMMENTS: ReadonlyMap<string, string> = new Map([
  ['typescript', '//'],
  ['typescriptreact', '//'],
  ['javascript', '//'],
  ['javascriptreact', '//'],
  ['python', '#'],
]);

/** The comment that marks the text below it as a prompt; absent for languages in which none is looked for. */
export function promptComment(languageId: string, model: string): string | undefined {
  const start = COMMENTS.get(languageId);
  // A name with blanks or quotes would end the option.
  const value = /^[^\s"*]+$/.test(model) ? model : `"${model.replaceAll(/["\r\n]/g, '')}"`;
  return start === undefined ? undefined : `${start} promptfare: prompt model=${value}`;
}
