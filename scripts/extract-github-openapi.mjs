// Cuts the part of GitHub's own API description that the action uses out of the npm package @octokit/openapi (MIT), which
// is too large to depend on. Usage: npm pack @octokit/openapi, unpack it, then
//   node scripts/extract-github-openapi.mjs <package folder>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OPERATIONS = [
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment',
  'issues/delete-comment',
  'issues/list-events',
  'pulls/get',
  'pulls/list',
  'repos/get-collaborator-permission-level',
  'checks/create',
  'checks/update',
  'actions/list-workflow-runs',
  'actions/re-run-workflow-failed-jobs',
  'git/get-commit',
  'repos/get-content',
  'teams/get-by-name',
  'teams/get-membership-for-user-in-org',
];
const TARGET = 'test/fixtures/action/github-openapi.json';

const [folder] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const api = JSON.parse(readFileSync(join(folder, 'generated/api.github.com.json'), 'utf8'));

const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    OPERATIONS.includes(operation.operationId) ? [cut(path, method, operation)] : [],
  ),
);
const missing = OPERATIONS.filter((id) => !operations.some((operation) => operation.id === id));
if (missing.length > 0) throw new Error(`Not in the package: ${missing.join(', ')}`);

const schemas = {};
collect(operations);
writeFileSync(
  TARGET,
  `${JSON.stringify({ source: `@octokit/openapi ${version}, api.github.com (MIT)`, operations, schemas }, undefined, 1)}\n`,
);

function cut(path, method, operation) {
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const { name, in: place, required = false, schema } = resolve(parameter);
    return { name, in: place, required, schema: bare(schema) };
  });
  const responses = Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => [
      status,
      bare(resolve(response).content?.['application/json']?.schema ?? null),
    ]),
  );
  const body = operation.requestBody?.content?.['application/json']?.schema;
  return {
    id: operation.operationId,
    method,
    path,
    parameters,
    body: bare(body ?? null),
    responses,
  };
}

function collect(value) {
  for (const reference of JSON.stringify(value).matchAll(/"#\/schemas\/([^"]+)"/g)) {
    const [, name] = reference;
    if (name in schemas) continue;
    schemas[name] = bare(api.components.schemas[name]);
    collect(schemas[name]);
  }
}

function resolve(value) {
  return value.$ref
    ? value.$ref
        .slice(2)
        .split('/')
        .reduce((at, step) => at[step], api)
    : value;
}

/** A schema as JSON Schema reads it: no examples, no prose, `nullable` as a type, references into `schemas`. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (schema === null || typeof schema !== 'object') return schema;
  const { nullable, ...rest } = schema;
  const kept = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) => {
      if (
        ['description', 'example', 'examples', 'externalDocs', 'deprecated'].includes(key) &&
        typeof value !== 'object'
      )
        return [];
      if (
        key === 'example' ||
        key === 'examples' ||
        key === 'discriminator' ||
        key.startsWith('x-')
      )
        return [];
      if (key === '$ref') return [['$ref', value.replace('#/components/schemas/', '#/schemas/')]];
      if (key === 'properties') {
        return [
          [
            key,
            Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, bare(inner)])),
          ],
        ];
      }
      return [[key, key === 'enum' || key === 'required' ? value : bare(value)]];
    }),
  );
  return nullable ? { anyOf: [{ type: 'null' }, kept] } : kept;
}
