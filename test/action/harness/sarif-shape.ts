/**
 * What SARIF 2.1.0 (OASIS, 2020) and GitHub's code scanning ask of a log, as JSON Schema, for the members that we write.
 * Anything else fails, so that a new member is looked up first.
 */
export const SARIF_SHAPE: object = {
  type: 'object',
  additionalProperties: false,
  required: ['$schema', 'version', 'runs'],
  properties: {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            additionalProperties: false,
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'rules'],
                properties: {
                  name: { type: 'string', minLength: 1 },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['id'],
                      properties: {
                        id: { type: 'string', minLength: 1, maxLength: 255 },
                        helpUri: { type: 'string', pattern: '^https://[\\w./-]+$' },
                      },
                    },
                  },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', maxItems: 5000, items: { $ref: '#/$defs/result' } },
        },
      },
    },
  },
  $defs: {
    result: {
      type: 'object',
      additionalProperties: false,
      required: ['ruleId', 'level', 'message', 'locations'],
      properties: {
        ruleId: { type: 'string', minLength: 1 },
        level: { enum: ['none', 'note', 'warning', 'error'] },
        message: {
          type: 'object',
          additionalProperties: false,
          required: ['text'],
          properties: { text: { type: 'string', minLength: 1 } },
        },
        locations: {
          type: 'array',
          maxItems: 10,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['physicalLocation'],
            properties: {
              physicalLocation: {
                type: 'object',
                additionalProperties: false,
                required: ['artifactLocation'],
                properties: {
                  artifactLocation: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['uri'],
                    // A relative reference (RFC 3986): no scheme, no root, no letter that has to be escaped.
                    properties: {
                      uri: {
                        type: 'string',
                        pattern: "^(?![/.])(?:[\\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$",
                      },
                    },
                  },
                  region: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['startLine'],
                    properties: { startLine: { type: 'integer', minimum: 1 } },
                  },
                },
              },
            },
          },
        },
        partialFingerprints: {
          type: 'object',
          minProperties: 1,
          additionalProperties: { type: 'string', minLength: 1 },
        },
      },
    },
  },
};
