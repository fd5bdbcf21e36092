import type { Report } from '../../shared/check/report.ts';
import type { RenderOptions } from '../../shared/report/renderer.ts';
import type { Run } from '../run.ts';

/** Links to files at the head's commit. */
export function blobLinks(
  { serverUrl, owner, repo, prefix }: Run,
  { comparison }: Report,
): NonNullable<RenderOptions['linkOf']> {
  const root = `${serverUrl}/${owner}/${repo}/blob/${comparison.headCommit ?? 'HEAD'}`;
  return (path) => {
    const whole = prefix === '' ? path : `${prefix}/${path}`;
    return `${root}/${whole.split('/').map(encodeURIComponentSafe).join('/')}`;
  };
}

/** Half a surrogate pair would make `encodeURIComponent` throw. */
function encodeURIComponentSafe(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\uFFFD'));
}
