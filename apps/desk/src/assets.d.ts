declare module '*.css';
declare module '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
