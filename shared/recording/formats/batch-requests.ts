import { fieldOf, textOf } from '../../text/json-fields.ts';
import { sentence } from '../../text/sentence.ts';
import { requestOfBatchLine } from '../batch/batch-request.ts';
import type { RecordingFormat } from '../recording-format.ts';
import { valuesFormat } from '../values-format.ts';

/** The input of a batch: requests without answers. Their results are read with them; by themselves they tell nothing. */
export const batchRequests: RecordingFormat = valuesFormat({
  id: 'batch-requests',
  title: 'batch requests (OpenAI, Anthropic)',
  matches: ([first]) => {
    const isResult = ['response', 'result', 'error'].some(
      (name) => fieldOf(first, name) !== undefined,
    );
    const [request] = first === undefined ? [] : requestOfBatchLine(first);
    if (isResult || !request) return false;
    return textOf(fieldOf(first, 'url')) !== undefined || request.sent !== undefined;
  },
  open: () => {
    let isTold = false;
    return {
      read: ({ report }) => {
        if (isTold) return [];
        isTold = true;
        const message = sentence`These are the requests of a batch; what they used is in its results`;
        const hint = sentence`Name the file of the results: it finds this one in the same folder.`;
        report({ severity: 'warning', at: [], message, hint });
        return [];
      },
    };
  },
});
