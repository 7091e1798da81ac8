export { erasePersonStep, erasePersonStepId } from './steps/erase-person';
export { exportPersonStep, exportPersonStepId } from './steps/export-person';
export { trackEventStep, trackEventStepId } from './steps/track-event';
