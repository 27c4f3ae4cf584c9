export const rows = {
  fresh_one: '{{count}} new',
  fresh_other: '{{count}} new',
};
