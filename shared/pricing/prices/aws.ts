import type { ProviderOverlay } from '../overlay.ts';
import { CLAUDE_CACHE_RULES } from './anthropic.ts';

/** Regional inference profiles (+10 % from Claude 4.5 on) are rows of the catalog. */
export const AWS: ProviderOverlay = { provider: 'aws', rows: [], rules: CLAUDE_CACHE_RULES };
