/**
 * Tag with the project's name, on everything that is created.
 *
 * @public
 */
export const PROJECT_TAG = 'lakeport-project';

/**
 * Tag with the environment's name, on everything of an environment.
 *
 * @public
 */
export const ENVIRONMENT_TAG = 'lakeport-environment';
