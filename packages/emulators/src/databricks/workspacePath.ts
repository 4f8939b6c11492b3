/** Below which path a workspace is; a route's types read it letter by letter. */
export const WORKSPACE_PATH = '/w/:workspace(\\d+)';
