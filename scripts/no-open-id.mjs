/** Stands in for the part of @actions/core that asks for OpenID tokens: see esbuild.mjs. */
export const OidcClient = {};
