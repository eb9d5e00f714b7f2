"""What is known about blogging platforms: data, and the code that recognises one."""
