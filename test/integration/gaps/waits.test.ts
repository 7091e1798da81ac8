import { playStage } from './play.js';

playStage('waits');
