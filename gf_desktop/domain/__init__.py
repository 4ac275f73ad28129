"""What an evaluation is: packs, answers, scoring, flow, findings. Standard library only, no files, no screens."""
