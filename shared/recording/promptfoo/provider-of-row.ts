import { fieldOf, isJsonArray, isJsonObject, textOf } from '../../text/json-fields.ts';
import type { Json } from '../../text/json.ts';

/** Who answered a row, as promptfoo names it. */
export type RowProvider = {
  readonly id?: string;
  /** The author's own name for it, when there is one. */
  readonly label?: string;
  /** The model name, when the id or the config tells one. */
  readonly model?: string;
};

/** Providers that run something of the user's own: their id is a place or a program, never a model. */
const NO_MODEL =
  /^(?:https?|wss?|websocket|file|exec|python|javascript|golang|ruby|package|webhook|browser|echo|sequence|manual-input|simulated-user|promptfoo|mcp)(?::|$)|^custom-function(?:-\d+)?$|\.(?:py|rb|go|[cm]?[jt]s)(?::|$)/i;

/** Reads `row.provider`: an object in exports, a bare id in old tables. */
export function providerOfRow(provider: Json | undefined, config: Json | undefined): RowProvider {
  const id = textOf(provider) ?? textOf(fieldOf(provider, 'id'));
  const label = textOf(fieldOf(provider, 'label'));
  const model = modelIn(fieldOf(provider, 'config')) ?? configuredModel({ id, label }, config);
  const named = model ?? (id !== undefined && !NO_MODEL.test(id) ? id : undefined);
  return {
    ...(id !== undefined && { id }),
    ...(label !== undefined && label !== id && { label }),
    ...(named !== undefined && { model: named }),
  };
}

type Named = { readonly id: string | undefined; readonly label: string | undefined };

/** `config.model` of the provider entry that the row's id or label names; nothing when entries disagree. */
function configuredModel(row: Named, config: Json | undefined): string | undefined {
  const entries = fieldOf(config, 'providers') ?? fieldOf(config, 'targets');
  const models = new Set<string | undefined>();
  for (const { id, label, options } of isJsonArray(entries) ? entries.flatMap(readEntry) : []) {
    const isSame =
      row.label !== undefined && label !== undefined ? label === row.label : id === row.id;
    if (isSame) models.add(modelIn(options));
  }
  return models.size === 1 ? [...models][0] : undefined;
}

type Entry = Named & { readonly options: Json | undefined };

/** An entry is an id, `{id, label, config}`, or `{<id>: {label, config}}`. */
function readEntry(entry: Json): readonly Entry[] {
  if (typeof entry === 'string') return [{ id: entry, label: undefined, options: undefined }];
  if (!isJsonObject(entry)) return [];
  const id = textOf(fieldOf(entry, 'id'));
  if (id !== undefined) return [entryOf(id, entry)];
  return Object.keys(entry).map((key) => {
    const body = fieldOf(entry, key);
    return entryOf(textOf(fieldOf(body, 'id')) ?? key, body);
  });
}

function entryOf(id: string, body: Json | undefined): Entry {
  return { id, label: textOf(fieldOf(body, 'label')), options: fieldOf(body, 'config') };
}

/** A template (`{{env.MODEL}}`) names no model. */
function modelIn(options: Json | undefined): string | undefined {
  const model = textOf(fieldOf(options, 'model'));
  return model?.includes('{{') ? undefined : model;
}
