/** The names of the dashboards. A uid is public: links and bookmarks of users hold it. */
export const UID = {
  fleet: 'evenkeel-fleet',
  service: 'evenkeel-service',
  journey: 'evenkeel-journey',
  dependency: 'evenkeel-dependency',
  adoption: 'evenkeel-adoption',
} as const;

export type DashboardName = keyof typeof UID;

/** The tag that the links between the dashboards go by. */
export const TAG = 'evenkeel';
