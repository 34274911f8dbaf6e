"""Pictures of exercises: asked for, kept, made again, and laid out as a gallery."""
