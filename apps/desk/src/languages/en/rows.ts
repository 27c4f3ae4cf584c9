export const rows = {
  action: 'Action',
  fresh_one: '{{count}} new',
  fresh_other: '{{count}} new',
};
