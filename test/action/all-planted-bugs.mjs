import { APPROVAL_BUGS } from './planted-approval-bugs.mjs';
import { BUGS } from './planted-bugs.mjs';
import { REPORT_BUGS } from './planted-report-bugs.mjs';

/** Every bug that can be planted: `from`, which stands once in `file`, becomes `to`, and the tests named `test` must fail. */
export const ALL_BUGS = [...BUGS, ...APPROVAL_BUGS, ...REPORT_BUGS];
