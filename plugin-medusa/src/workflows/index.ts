export { trackEventStep, trackEventStepId } from './steps/track-event';
