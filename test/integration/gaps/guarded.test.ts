import { playStage } from './play.js';

playStage('guarded');
