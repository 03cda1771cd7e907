/** What a notification says under the name of the job, in the window and in the desktop shell: nothing of any machine. */
export const enCalls = {
  try: 'This is how Handover calls you.',
  answer: 'Handover is waiting for you.',
  served: 'The outage is over.',
  done: 'The run has come to its end.',
  stopped: 'The run has stopped. Look at the job to see how both appliances stand.',
  lost: 'Handover does not answer any more. Look at its window.',
};
