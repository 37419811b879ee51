"""An open shop, as the window asks for it: each module offers one screen its features, and keeps SQL and paper away."""
