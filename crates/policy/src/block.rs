//! A statement's condition block: all of its lines must hold.

use crate::condition::{Condition, Truth};
use crate::context::Context;
use crate::json::Json;
use crate::malformed::Malformed;

/// All conditions of a statement.
#[derive(Debug, Clone, Default)]
pub(crate) struct Block(Box<[Condition]>);

impl Block {
    /// Reads a `Condition` element. An operator without keys says nothing, whatever it is called, as AWS has it.
    ///
    /// # Errors
    /// A shape that is none, or what `condition` makes of a line that is not understood.
    pub(crate) fn parse(
        json: &Json,
        variables: bool,
        misunderstood: impl Fn(Malformed) -> Result<Condition, Malformed>,
    ) -> Result<Block, Malformed> {
        let Json::Object(operators) = json else { return Err(Malformed::syntax()) };
        let mut all = Vec::new();
        for (operator, keys) in operators {
            let Json::Object(keys) = keys else { return Err(Malformed::syntax()) };
            for (key, values) in keys {
                let values = values.values().ok_or_else(Malformed::syntax)?;
                let read = Condition::parse(operator, key, &values, variables);
                all.push(read.or_else(&misunderstood)?);
            }
        }
        Ok(Block(all.into()))
    }

    /// The same, and a line beside that nobody understands.
    pub(crate) fn and_unknown(self) -> Block {
        let mut all = self.0.into_vec();
        all.push(Condition::unknown());
        Block(all.into())
    }

    /// Each.
    pub(crate) fn lines(&self) -> &[Condition] {
        &self.0
    }

    /// Whether all hold.
    pub(crate) fn holds(&self, context: &dyn Context) -> Truth {
        let mut all = Truth::True;
        for condition in &self.0 {
            match condition.holds(context) {
                Truth::False => return Truth::False,
                Truth::Unclear => all = Truth::Unclear,
                Truth::True => {}
            }
        }
        all
    }
}
