export const comments = {
  title: 'Comments',
  open_one: '{{count}} open comment',
  open_other: '{{count}} open comments',
  on: 'Comment on “{{element}}”',
  choose: 'Choose an element to comment on it.',
  none: 'Nobody has said anything yet.',
  lost: '“{{element}}”, which is no longer in this drawing',
  send: 'Comment',
  answer: 'Answer',
  sendAnswer: 'Send the answer',
  notSent: 'Your words are still here.',
  done: 'Done with it',
  doneBy: 'Marked as done by {{person}}',
  again: 'Take it up again',
  delete: 'Delete',
  showDone: 'Show what is done',
};

export const people = {
  here_one: '{{names}} is here too',
  here_other: '{{names}} are here too',
};
