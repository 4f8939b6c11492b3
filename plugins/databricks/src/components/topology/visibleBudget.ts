/** More parts than this at once are neither readable nor quick to draw. */
export const visibleBudget = 300;
