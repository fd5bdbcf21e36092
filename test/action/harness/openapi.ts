import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Schema = { readonly [key: string]: unknown };

type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
};

export type Operation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  readonly responses: Readonly<Record<string, Schema | null>>;
};

type Description = {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
};

const FILE = new URL('../../fixtures/action/github-openapi.json', import.meta.url);
const description: Description = JSON.parse(
  readFileSync(FILE, 'utf8').replaceAll('"#/schemas/', '"github#/schemas/'),
);

// `unionTypes` and unknown formats: the document is written for OpenAPI 3.0, which is a little laxer than JSON Schema.
const ajv = new Ajv({
  strict: false,
  validateFormats: false,
  coerceTypes: 'array',
  allErrors: true,
});
ajv.addSchema({ $id: 'github', schemas: description.schemas });
const validators = new Map<string, ValidateFunction>();

/** The operation a request is for, with the parameters of its path. */
export function findOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly parameters: Record<string, string> } | undefined {
  for (const operation of description.operations) {
    if (operation.method !== method.toLowerCase()) continue;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const pattern = operation.path.replaceAll(/\{\w+\}/g, '([^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (!match) continue;
    const values = match.slice(1).map((value) => decodeURIComponent(value));
    return {
      operation,
      parameters: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
    };
  }
  return undefined;
}

/** What is wrong with a request: GitHub answers 422 to some of it, and silently ignores unknown names. */
export function checkRequest(
  operation: Operation,
  request: { readonly query: URLSearchParams; readonly body: unknown },
): readonly string[] {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  const problems = [...request.query.keys()]
    .filter((name) => !known.some((parameter) => parameter.name === name))
    .map((name) => `${operation.id}: unknown query parameter ${name}`);
  for (const { name, schema } of known) {
    const value = request.query.get(name);
    if (value !== null) problems.push(...check(`${operation.id} ${name}`, schema, { value }, true));
  }
  if (operation.body === null || request.body === undefined) return problems;
  const names = Object.keys(request.body as object);
  const properties = Object.keys((operation.body['properties'] as object | undefined) ?? {});
  const unknown = names.filter((name) => !properties.includes(name));
  return [
    ...problems,
    ...unknown.map((name) => `${operation.id}: unknown body member ${name}`),
    ...check(`${operation.id} body`, operation.body, request.body),
  ];
}

/** Whether the fake answers as GitHub says that it does. */
export function checkResponse(
  operation: Operation,
  status: number,
  body: unknown,
): readonly string[] {
  if (!(String(status) in operation.responses)) {
    // Errors of the gateway and of authentication are in no operation's list.
    return status >= 400 ? [] : [`${operation.id}: undocumented answer ${status}`];
  }
  const schema = operation.responses[String(status)];
  return schema ? check(`${operation.id} answer ${status}`, schema, structuredClone(body)) : [];
}

/** A value with every required member that the fake does not care about. */
export function complete(schemaName: string, value: Schema): Schema {
  return fill({ $ref: `github#/schemas/${schemaName}` }, value) as Schema;
}

function check(name: string, schema: Schema, value: unknown, isWrapped = false): readonly string[] {
  const validate = validators.get(name) ?? ajv.compile(isWrapped ? wrap(schema) : schema);
  validators.set(name, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${name}${instancePath}: ${message}`,
  );
}

/** Query values are texts: they are turned into the type they stand for first. */
function wrap(schema: Schema): Schema {
  return { type: 'object', properties: { value: schema } };
}

function fill(schema: Schema, value: unknown): unknown {
  const { $ref, anyOf, oneOf, allOf, properties, required, type } = resolve(schema);
  if ($ref) return value;
  const choice = (anyOf ?? oneOf ?? allOf)?.find((one) => resolve(one).type !== 'null');
  if (choice && !properties) return value === null ? null : fill(choice, value);
  if (properties || type === 'object') {
    const given = (value ?? {}) as Schema;
    const missing = (required ?? []).filter((name) => !(name in given));
    const kept = Object.entries(given).map(([name, inner]) => [
      name,
      properties?.[name] && isObject(inner) ? fill(properties[name], inner) : inner,
    ]);
    return {
      ...Object.fromEntries(kept),
      ...Object.fromEntries(missing.map((name) => [name, blank(properties?.[name] ?? {})])),
    };
  }
  return value ?? blank(schema);
}

function blank(schema: Schema): unknown {
  const { anyOf, oneOf, allOf, properties, type, enum: values } = resolve(schema);
  const choices = anyOf ?? oneOf ?? allOf;
  if (choices?.some((one) => resolve(one).type === 'null')) return null;
  if (choices && !properties) return blank(choices[0] ?? {});
  if (values) return values[0];
  if (type === 'string') return '2026-01-01T00:00:00Z';
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  return properties || type === 'object' ? fill(schema, {}) : 'x';
}

type Resolved = {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
};

function resolve(schema: Schema): Resolved {
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  return resolve(description.schemas[$ref.replace('github#/schemas/', '')] ?? {});
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
